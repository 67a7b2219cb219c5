/** How the scales' words look: the library sets its own grey on each. */
export const tick = { fill: 'var(--colorNeutralForeground2)', fontSize: 11 };

/** What is shown of a place under the pointer, in the page's own colours. */
export const tooltip = {
  isAnimationActive: false,
  contentStyle: { background: 'var(--colorNeutralBackground1)', border: '1px solid var(--colorNeutralStroke1)' },
  cursor: { fill: 'var(--colorSubtleBackgroundHover)' },
};

/** A row of figures and how it is drawn; a band lies between two values. */
export interface Series {
  name: string;
  as: 'bar' | 'stack' | 'line' | 'band';
  values: readonly (number | readonly [number, number] | null)[];
}

export interface PlotProps {
  /** What a screen reader calls the picture. */
  title: string;
  labels: readonly string[];
  series: readonly Series[];
  /** Where the scale ends, if not at the highest value. */
  highest?: number;
  format: (value: number) => string;
}
