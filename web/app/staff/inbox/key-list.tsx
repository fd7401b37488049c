import { Button, Dialog, Facts } from "@anteroom/core/ui";

const keys: readonly { keys: string; does: string }[] = [
  { keys: "Alt+J, Alt+K", does: "Next and previous conversation" },
  { keys: "Alt+A", does: "Assign" },
  { keys: "Alt+Z", does: "Snooze" },
  { keys: "Alt+C", does: "Close" },
  { keys: "/ at the start of a line", does: "Saved replies" },
  { keys: "F6", does: "Next part of the page" },
  { keys: "Ctrl+/", does: "This list" },
];

/** The keys of the inbox, for whoever asks. */
export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} title="Keys" onClose={onClose} actions={<Button type="button" onClick={onClose}>Close</Button>}>
      <Facts items={keys.map(({ keys: label, does }) => ({ label, value: does }))} ruled />
    </Dialog>
  );
}
