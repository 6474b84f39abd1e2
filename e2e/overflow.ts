import type { Page } from 'playwright-core';

/** How many pixels a page can be scrolled sideways, and what sticks out; null: nothing does. */
export const overflow = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const beyond = document.documentElement.scrollWidth - width;
    const culprits = [...document.querySelectorAll('body *')]
      .filter(
        (element) =>
          element.getBoundingClientRect().right > width + 1 || element.getBoundingClientRect().left < -1,
      )
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 120));
    return beyond > 1 ? { beyond, culprits } : null;
  });
