import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { useSay } from '../context.tsx';
import { putDraftsAside } from '../draft.ts';
import { words } from '../words.ts';

interface Props {
  /** What is shown; another one begins afresh. */
  of: string;
  children: ReactNode;
}

/** A part that cannot be drawn says so, and leaves everything around it as it is. */
export class Boundary extends Component<Props, { failed?: string }> {
  override state: { failed?: string } = {};

  static getDerivedStateFromError(): { failed: string } {
    return { failed: '?' };
  }

  override componentDidCatch(): void {
    this.setState({ failed: this.props.of });
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed && before.of !== this.props.of) this.setState({ failed: undefined });
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <NotShown again={() => this.setState({ failed: undefined })} />;
  }
}

function NotShown({ again }: { again: () => void }) {
  const say = useSay();
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{say(words.notShown)}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={again}>
          {say(words.retry)}
        </Button>
        <Button
          size="small"
          onClick={() => {
            putDraftsAside();
            again();
          }}
        >
          {say(words.withoutDrafts)}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
