import { Button } from '@fluentui/react-components';
import { useSay, useTab } from '../context.tsx';
import { go } from '../route.ts';
import { decisionWords } from '../words-decisions.ts';

/** Starts a proposal from what one looks at. @param source register and row */
export function ProposeLink({ source, title }: { source: string; title: string }) {
  const say = useSay();
  const { me } = useTab();
  if (!me.departments.length) return null;
  return (
    <Button size="small" appearance="subtle" onClick={() => go('decisions', { propose: source, title })}>
      {say(decisionWords.propose)}
    </Button>
  );
}
