import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const references = fileURLToPath(new URL('references', import.meta.url));
export const gallery = fileURLToPath(new URL('../../dist/gallery', import.meta.url));

/** One way in which a page is looked at; the parts of a picture's name. */
export interface Shot {
  page: string;
  suite: string;
  language: string;
  theme: string;
  width: number;
}

export const nameOf = ({ page, suite, language, theme, width }: Shot): string =>
  `${page.replaceAll('/', '-')}.${suite}.${language}.${theme}.${width}.webp`;

const parts = ['page', 'suite', 'language', 'theme', 'width'] as const;

/** A page of all pictures for people to look through: open `dist/gallery/index.html`. @param changed names of those that are no longer like their reference */
export function buildGallery(changed: ReadonlySet<string>): void {
  mkdirSync(gallery, { recursive: true });
  // What was not looked at in this run is shown as its reference.
  cpSync(references, gallery, { recursive: true, force: false });
  const names = readdirSync(references).filter((name) => name.endsWith('.webp'));
  const shots = names.map((name) => ({ name, parts: name.split('.').slice(0, parts.length) }));
  const choices = parts.map((part, i) => {
    const values = [...new Set(shots.map((s) => s.parts[i]!))].sort();
    return `<label>${part} <select data-part="${i}"><option></option>${values.map((v) => `<option>${v}</option>`).join('')}</select></label>`;
  });
  const figures = shots.map(({ name, parts: p }) => {
    const pictures = changed.has(name) ? [name, `before-${name}`, `marked-${name}`] : [name];
    const images = pictures.map((file) => `<a href="${file}"><img loading="lazy" src="${file}" alt=""></a>`);
    return `<figure data-parts='${JSON.stringify(p)}'${changed.has(name) ? ' class="changed"' : ''}>${images.join('')}<figcaption>${p.join(' · ')}</figcaption></figure>`;
  });
  writeFileSync(
    `${gallery}/index.html`,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Liaison: every page</title>
<style>body{font:14px system-ui;margin:16px}nav{position:sticky;top:0;background:#fff;padding:8px 0;display:flex;gap:16px}
main{display:flex;flex-wrap:wrap;gap:16px;align-items:start}figure{margin:0}img{max-width:420px;max-height:420px;border:1px solid #ccc}
.changed img{border-color:#c00}</style>
<h1>Every page, ${names.length} pictures${changed.size ? `, ${changed.size} changed` : ''}</h1><nav>${choices.join('')}</nav><main>${figures.join('\n')}</main>
<script>for (const s of document.querySelectorAll('select')) s.onchange = () => {
  const wanted = [...document.querySelectorAll('select')].map((x) => x.value);
  for (const f of document.querySelectorAll('figure')) f.hidden = JSON.parse(f.dataset.parts).some((v, i) => wanted[i] && wanted[i] !== v);
};</script></html>
`,
  );
}
