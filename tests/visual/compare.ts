import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';

/** Two pictures beside each other. */
export interface Difference {
  /** Share of the pixels that differ, 0 to 1; all where the sizes do. */
  share: number;
  /** A picture of where they do, WebP. */
  marked?: Buffer;
}

const library = readFileSync(createRequire(import.meta.url).resolve('pixelmatch'), 'utf8').replace(
  'export default function pixelmatch',
  'window.pixelmatch = function pixelmatch',
);
/** How far two colours may be apart, 0 to 1: what one rendering of a letter's edge is from another. */
const threshold = 0.2;

/** Compares pictures in a browser, which can read WebP. */
export class Comparer {
  private constructor(private readonly page: Page) {}

  static async open(browser: Browser): Promise<Comparer> {
    const page = await browser.newPage();
    await page.addScriptTag({ content: library, type: 'module' });
    return new Comparer(page);
  }

  async compare(before: Buffer, after: Buffer): Promise<Difference> {
    const found = await this.page.evaluate(differ, {
      pictures: [before.toString('base64'), after.toString('base64')],
      threshold,
    });
    return { share: found.share, ...(found.marked && { marked: Buffer.from(found.marked, 'base64') }) };
  }
}

/** Runs in the browser. */
async function differ({ pictures, threshold }: { pictures: string[]; threshold: number }) {
  const { pixelmatch } = window as unknown as { pixelmatch: typeof import('pixelmatch').default };
  const read = pictures.map(async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/webp;base64,${base64}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  });
  const [a, b] = (await Promise.all(read)) as [ImageData, ImageData];
  if (a.width !== b.width || a.height !== b.height) return { share: 1 };
  const marks = new ImageData(a.width, a.height);
  const differing = pixelmatch(a.data, b.data, marks.data, a.width, a.height, { threshold });
  if (!differing) return { share: 0 };
  const canvas = new OffscreenCanvas(a.width, a.height);
  canvas.getContext('2d')!.putImageData(marks, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.5 })).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { share: differing / (a.width * a.height), marked: btoa(text) };
}
