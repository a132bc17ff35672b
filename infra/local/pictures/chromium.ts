// Chromium as this machine has it, kept from calling home.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PATHS = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** What is shown or tested would depend on whom it reaches. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @throws Error saying how to get it where there is none */
export const launchChromium = (): Promise<Browser> => {
  const executablePath = PATHS.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) {
    throw new Error('Chromium is needed: sudo apt-get install chromium, or name one in CHROMIUM_PATH');
  }
  return chromium.launch({ executablePath, args: ARGUMENTS });
};
