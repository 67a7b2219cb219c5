import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useSay } from '../context.tsx';
import { lookAgain } from '../view.ts';
import { onWeather, weather } from '../weather.ts';
import { words } from '../words.ts';

/** How the way to the suite is: nothing while all is well. */
export function WeatherBar() {
  const say = useSay();
  const { offline, checking } = useSyncExternalStore(onWeather, weather);
  return (
    <>
      {checking && <div className="checking" aria-hidden="true" />}
      {offline && (
        <MessageBar intent="warning" layout="multiline" role="status" className="weather no-print">
          <MessageBarBody>{say(words.offline)}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={lookAgain}>
              {say(words.retry)}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </>
  );
}
