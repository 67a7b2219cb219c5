import { Button } from '@fluentui/react-components';
import type { Text } from '../../../core/words.ts';
import { useSay } from '../context.tsx';
import { go } from '../route.ts';
import { useSeen } from '../seen.ts';
import { words } from '../words.ts';
import { paletteWords as w } from '../words-palette.ts';
import { tourWords } from '../words-tour.ts';
import '../palette.css';
import { OwnWindow } from './OwnWindow.tsx';

const groups: { name: Text; keys: [string[], Text][] }[] = [
  {
    name: w.onPage,
    keys: [
      [['Ctrl', 'K'], w.search],
      [['?'], w.shortcuts],
      [['Esc'], w.close],
    ],
  },
  {
    name: w.onAgenda,
    keys: [
      [['Alt', '↑'], w.move],
      [['Alt', '↓'], w.move],
      [['P'], words.pin],
      [['E'], words.edit],
      [['Delete'], words.drop],
    ],
  },
  {
    name: w.onForecast,
    keys: [
      [['↑', '↓'], w.cell],
      [['Ctrl', 'V'], w.paste],
    ],
  },
];

/** All keys on one sheet. */
export default function Shortcuts({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const [, setTourSeen] = useSeen('tour');
  return (
    <OwnWindow
      title={say(w.shortcuts)}
      onClose={onClose}
      actions={<Button onClick={onClose}>{say(words.done)}</Button>}
    >
      {groups.map(({ name, keys }) => (
        <section key={name.en}>
          <h3>{say(name)}</h3>
          <dl className="shortcuts">
            {keys.map(([pressed, does]) => (
              <div key={pressed.join()}>
                <dt>
                  {pressed.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{say(does)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="quiet">{say(w.shortcutsHint)}</p>
      <Button
        size="small"
        onClick={() => {
          setTourSeen(false);
          go('today');
          onClose();
        }}
      >
        {say(tourWords.again)}
      </Button>
    </OwnWindow>
  );
}
