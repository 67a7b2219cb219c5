import { Badge } from '@fluentui/react-components';
import type { Text } from '../../../core/words.ts';
import { useSay } from '../context.tsx';

const colours: Record<string, 'informative' | 'success' | 'warning' | 'danger'> = {
  agreed: 'success',
  issued: 'success',
  active: 'success',
  escalated: 'warning',
  rejected: 'danger',
};

/** The state of a decision or a group; what is late says so by its colour as well. */
export function StateBadge({ state, late }: { state: { id: string; name: Text }; late?: boolean }) {
  const say = useSay();
  return (
    <Badge size="small" appearance="tint" color={late ? 'danger' : (colours[state.id] ?? 'informative')}>
      {say(state.name)}
    </Badge>
  );
}
