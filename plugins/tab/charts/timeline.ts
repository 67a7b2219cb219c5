/** Milliseconds since 1970, from and until. */
type Span = readonly [number, number];

export interface TimelineProps {
  title: string;
  /** What the spans of a row are called, in order. */
  phases: readonly string[];
  rows: readonly { id: string; label: string; spans: readonly (Span | undefined)[] }[];
  now: number;
  format: (at: number) => string;
  /** Somebody chose a row. */
  open: (id: string) => void;
}
