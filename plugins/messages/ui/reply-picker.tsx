import { Link } from "@anteroom/core/ui/link.tsx";
import { OptionPicker } from "@anteroom/core/ui/option-picker.tsx";
import type { ReplyLine } from "../server/procedures/replies.ts";

interface Props {
  load: () => Promise<{ replies: ReplyLine[] }>;
  onChoose: (id: string) => void;
  /** Closed without a choice; "/" when the sign itself was wanted. */
  onLeave: (typed: string) => void;
}

const words = {
  loading: "Loading saved replies…",
  failed: "Saved replies could not be loaded.",
  empty: "There are no saved replies yet.",
  unfound: "No saved reply has these words.",
};

/** Saved replies to choose from. */
export const ReplyPicker = ({ load, onChoose, onLeave }: Props) => (
  <OptionPicker label="Saved replies" sign="/" load={async () => (await load()).replies} words={words} onChoose={({ id }) => onChoose(id)} onLeave={onLeave}>
    <Link href="/staff/library/replies">Manage saved replies</Link>
  </OptionPicker>
);
