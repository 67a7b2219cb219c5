import { Fragment } from 'react';
import { useTab } from '../context.tsx';

/** What people wrote, with its addresses to click on: attachments stand in the suite, and here as links. */
export function Linked({ words }: { words: string }) {
  const { host } = useTab();
  const links = [...words.matchAll(/https:\/\/[^\s，。；）)]+/g)];
  const ends = [0, ...links.map((link) => link.index + link[0].length)];
  return (
    <>
      {links.map((link, i) => (
        <Fragment key={link.index}>
          {words.slice(ends[i], link.index)}
          <button type="button" className="link" onClick={() => host.open(link[0])}>
            {link[0]}
          </button>
        </Fragment>
      ))}
      {words.slice(ends.at(-1))}
    </>
  );
}
