import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { createContext, type ReactNode, useContext } from 'react';

/** Whether the client opened the page for one thing only, in a window of its own: then no other window opens over it. */
export const IsWindow = createContext(false);

interface Props {
  title: string;
  onClose: () => void;
  /** Makes a form of it all. */
  onSubmit?: () => void;
  /** The buttons below. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A window over the page; or, where the page is a window already, the page itself. */
export function OwnWindow({ title, onClose, onSubmit, actions, children }: Props) {
  const alone = useContext(IsWindow);
  const inside = alone ? (
    <>
      <h1>{title}</h1>
      {children}
      {actions && <p className="buttons">{actions}</p>}
    </>
  ) : (
    <DialogBody>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent>{children}</DialogContent>
      {actions && <DialogActions>{actions}</DialogActions>}
    </DialogBody>
  );
  const shown = onSubmit ? (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        onSubmit();
      }}
    >
      {inside}
    </form>
  ) : (
    inside
  );
  if (alone) return <section aria-label={title}>{shown}</section>;
  return (
    <Dialog open onOpenChange={(_, d) => !d.open && onClose()}>
      <DialogSurface>{shown}</DialogSurface>
    </Dialog>
  );
}
