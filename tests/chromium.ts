import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const places = [
  process.env.CHROMIUM,
  // Without a browser's own windows: two thirds of the time of a whole Chromium.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where a Chromium or Chrome stands on this machine. */
export const chromiumPath = (): string | undefined => places.find((p): p is string => !!p && existsSync(p));

/** Before `npm test`: on a fresh Debian machine, as root, what the browser tests need is installed. Elsewhere they say what to do. */
if (process.argv[1] === fileURLToPath(import.meta.url) && !chromiumPath()) {
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-noto-cjk'],
      {
        stdio: 'inherit',
        env,
      },
    );
  }
}
