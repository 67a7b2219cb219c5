import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTab } from '../context.tsx';

interface Props<View, Row> {
  /** The view that is listed, as the page asked for it. */
  view: { name: string; query: object };
  /** How many lines there are in all. */
  total: number;
  /** The first of them. */
  first: readonly Row[];
  /** The lines that an answer of the view has. */
  rowsIn: (view: View) => readonly Row[];
  line: (row: Row) => ReactNode;
  idOf: (row: Row) => string;
}

/** A line of text and one of details, before it is measured. */
const usualHeight = 56;

/**
 * A list of any length. What the view brought is simply there; of a longer one only the lines in sight are on the page,
 * and parts that were never looked at are asked for when somebody comes to them.
 */
export function LongList<View, Row extends object>(props: Props<View, Row>) {
  const { total, first, line, idOf } = props;
  if (total > first.length) return <Windowed {...props} />;
  return (
    <ul>
      {first.map((row) => (
        <li key={idOf(row)}>{line(row)}</li>
      ))}
    </ul>
  );
}

function Windowed<View, Row extends object>({ view, total, first, rowsIn, line, idOf }: Props<View, Row>) {
  const list = useRef<HTMLUListElement>(null);
  const virtual = useWindowVirtualizer({
    count: total,
    estimateSize: () => usualHeight,
    overscan: 4,
    scrollMargin: list.current?.offsetTop ?? 0,
  });
  const shown = virtual.getVirtualItems();
  const rowAt = usePages(view, first, rowsIn, shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0);
  const drawn = useDrawn(line);
  return (
    <ul ref={list} className="long" style={{ height: virtual.getTotalSize() }}>
      {shown.map(({ index, start }) => {
        const row = rowAt(index);
        return (
          <li
            key={row ? idOf(row) : index}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={total}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
          >
            {row ? drawn(row) : <div className="line-to-come" style={{ height: usualHeight }} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Scrolling moves lines and changes none: each is drawn once for as long as the page says the same of it. */
function useDrawn<Row extends object>(line: (row: Row) => ReactNode) {
  const drawn = useMemo(() => ({ line, nodes: new WeakMap<Row, ReactNode>() }), [line]);
  return (row: Row): ReactNode => {
    if (!drawn.nodes.has(row)) drawn.nodes.set(row, drawn.line(row));
    return drawn.nodes.get(row);
  };
}

/** Pages of a view beyond the first, as they come into sight. They are looked up again when the first one changes. */
function usePages<View, Row>(
  { name, query }: { name: string; query: object },
  first: readonly Row[],
  rowsIn: (view: View) => readonly Row[],
  from: number,
  to: number,
) {
  const { api } = useTab();
  const size = first.length;
  const key = JSON.stringify([name, query]);
  const [pages, setPages] = useState<{ key: string; rows: Map<number, readonly Row[]> }>();
  const rows = pages?.key === key ? pages.rows : undefined;
  const asked = useRef<{ of: readonly Row[]; pages: Set<number> }>({ of: first, pages: new Set() });
  const readRows = useRef(rowsIn);
  readRows.current = rowsIn;
  useEffect(() => {
    // What was seen of a page stays until its new answer is there.
    if (asked.current.of !== first) asked.current = { of: first, pages: new Set() };
    const [view, about] = JSON.parse(key) as [string, object];
    for (let page = Math.floor(from / size); page <= Math.floor(to / size); page++) {
      if (page === 0 || asked.current.pages.has(page)) continue;
      asked.current.pages.add(page);
      const keep = (found: readonly Row[]) =>
        setPages((p) => ({ key, rows: new Map(p?.key === key ? p.rows : []).set(page, found) }));
      api.see<View>(view, { ...about, from: page * size, limit: size }).then(
        (answer) => keep(readRows.current(answer)),
        () => asked.current.pages.delete(page),
      );
    }
  }, [api, key, first, size, from, to]);
  return (index: number): Row | undefined => {
    const page = Math.floor(index / size);
    return (page === 0 ? first : rows?.get(page))?.[index % size];
  };
}
