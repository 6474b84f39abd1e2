import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';

/** The Chromium that the launcher found or fetched. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.PARVIS_CHROMIUM;
  if (!executablePath)
    throw new Error('PARVIS_CHROMIUM is not set: run npm test, which finds or fetches one');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}
