const drawing =
  '<rect width="44" height="44" fill="#FFC53D"/><g fill="none" stroke="#12261F" stroke-width="3.4" stroke-linecap="round"><path d="M25.9 28.1A6.2 6.2 0 0 1 25.9 15.9"/><path d="M24.1 33.6A12 12 0 0 1 24.1 10.4"/><path d="M21.5 38.9A17.8 17.8 0 0 1 21.5 5.1" stroke-dasharray="0 6.1"/></g><circle cx="27.5" cy="22" r="2.6" fill="#12261F"/>';

/** The mark as a picture of its own, for the browser's tab. */
export const markSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44">${drawing}</svg>`;

/** The mark: an ear that is also an amphitheatre. */
export function Mark() {
  return <svg viewBox="0 0 44 44" aria-hidden="true" dangerouslySetInnerHTML={{ __html: drawing }} />;
}
