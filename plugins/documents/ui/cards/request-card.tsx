import { Button, newUlid, pluginApi, useAnnounce } from "@anteroom/core/ui";
import type { CardComponentProps } from "@anteroom/core/ui";
import { idempotent } from "@anteroom/core/ui/api.ts";
import { uploadFile, UploadRefused } from "@anteroom/core/ui/files/upload-file.ts";
import { uploadProblem } from "@anteroom/core/ui/files/upload-problem.ts";
import { Paperclip } from "@anteroom/core/ui/icons.ts";
import { useRef, useState } from "react";
import type { DocumentsRouter } from "../../server/router.ts";
import { uploadLimits } from "../add-files.tsx";
import styles from "../add-files.module.css";

const api = pluginApi<DocumentsRouter>("documents");

interface OpenLine {
  id: string;
  label: string;
}

/** A request for documents with a button for each that is wanted: the file goes from the conversation, without another page. */
export default function RequestCard({ card, blocks, actions }: CardComponentProps) {
  const { id, open, sends } = card.data as { id: string; open: readonly OpenLine[]; sends: boolean };
  return (
    <>
      {blocks}
      {sends ? open.map((line) => <LineUpload key={line.id} collectionId={id} line={line} />) : null}
      {actions}
    </>
  );
}

function LineUpload({ collectionId, line }: { collectionId: string; line: OpenLine }) {
  const { polite } = useAnnounce();
  const picker = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [why, setWhy] = useState("");
  const key = useRef(newUlid());

  const fail = (sentence: string): void => {
    setShare(null);
    setWhy(sentence);
    polite(sentence);
  };
  const send = async (file: File): Promise<void> => {
    const problem = uploadProblem(file, 0, uploadLimits);
    if (problem) return fail(problem);
    setWhy("");
    setShare(0);
    try {
      const stored = await uploadFile(file, "document", setShare).done;
      await api.sendCollected.mutate({ key: key.current, id: collectionId, lineId: line.id, fileIds: [stored.id] }, idempotent);
      key.current = newUlid();
      setShare(null);
      polite(`Sent: ${line.label}`);
    } catch (error) {
      fail(error instanceof UploadRefused ? error.message : `“${file.name}” was not sent. Check your connection and choose it again.`);
    }
  };
  return (
    <div>
      <input
        ref={picker}
        type="file"
        hidden
        accept={uploadLimits.accept}
        data-line={line.id}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (file) void send(file);
        }}
      />
      <Button type="button" busy={share !== null} busyLabel="Sending…" icon={<Paperclip aria-hidden="true" size={20} />} onClick={() => picker.current?.click()}>
        Add: {line.label}
      </Button>
      {share === null ? null : <progress aria-label={`Sending ${line.label}`} value={share} max={1} />}
      {why ? <p className={styles.error}><span className="vh">Error: </span>{why}</p> : null}
    </div>
  );
}
