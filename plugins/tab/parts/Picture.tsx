import { lazy, type ReactNode, Suspense } from 'react';
import type { PlotProps, Series } from '../charts/plot.ts';
import type { TimelineProps } from '../charts/timeline.ts';

// The library that draws is larger than everything else on a page: it comes when there is something to draw.
const Plot = lazy(() => import('../charts/Plot.tsx'));
const Timeline = lazy(() => import('../charts/Timeline.tsx'));

/** A chart with its legend. The figures stand in a table beside it, for whoever reads rather than looks. */
export function Picture(props: PlotProps) {
  return (
    <Framed legend={props.series}>
      <Plot {...props} />
    </Framed>
  );
}

export function Spans(props: TimelineProps) {
  return (
    <Framed legend={props.phases.map((name) => ({ name }))}>
      <Timeline {...props} />
    </Framed>
  );
}

function Framed({ legend, children }: { legend: readonly Pick<Series, 'name'>[]; children: ReactNode }) {
  return (
    <figure className="picture">
      <Suspense fallback={<div className="plot-place" aria-hidden="true" />}>{children}</Suspense>
      <figcaption className="quiet">
        {legend.map((s, i) => (
          <span key={s.name} className="legend" data-series={i}>
            {s.name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
