import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '../chromium.ts';

/** A real Chromium of this machine. @throws Error that says what to do where there is none */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath)
    throw new Error(
      'The browser tests need Chromium: run "apt-get install chromium-headless-shell", or set CHROMIUM to the path of a Chromium or Chrome.',
    );
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
