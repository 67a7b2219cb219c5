/** How the way to the suite is, for the whole tab. */
export interface Weather {
  /** The browser says that there is no network, or the server could not be reached. */
  offline: boolean;
  /** Something that is shown is being looked up again. */
  checking: boolean;
}

let looks = 0;
let unreachable = false;
let now: Weather = { offline: !navigator.onLine, checking: false };
const listeners = new Set<() => void>();

function note(): void {
  const offline = unreachable || !navigator.onLine;
  const checking = looks > 0;
  if (offline === now.offline && checking === now.checking) return;
  now = { offline, checking };
  for (const tell of listeners) tell();
}

addEventListener('online', note);
addEventListener('offline', note);

/** Whether the server could be reached just now. */
export function reached(yes: boolean): void {
  unreachable = !yes;
  note();
}

/** Something that is shown is looked up again. @param look as long as this takes */
export async function checking<T>(look: Promise<T>): Promise<T> {
  looks++;
  note();
  try {
    return await look;
  } finally {
    looks--;
    note();
  }
}

/** The same object until something changes. */
export const weather = (): Weather => now;

/** @returns to be called to hear no more */
export const onWeather = (tell: () => void) => {
  listeners.add(tell);
  return () => void listeners.delete(tell);
};
