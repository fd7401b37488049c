import { Dialog, LinkButton, Skeleton } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { useEffect, useState, type MouseEvent } from "react";
import { useFetcher, useLocation } from "../../remix.ts";
import { NewClientForm } from "../clients/new-client-form.tsx";
import type { action, loader } from "../clients/new-client-page.tsx";
import styles from "./new-client-button.module.css";

const page = "/staff/clients/new";

/** + New Client: a page of its own without JavaScript, the same form in a dialog with it. */
export function NewClientButton() {
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  // Each opening starts afresh, also after one that was refused and given up.
  const [opened, setOpened] = useState(0);
  const choices = useFetcher<typeof loader>({ key: `new-client-choices-${opened}` });
  const send = useFetcher<typeof action>({ key: `new-client-${opened}` });
  useEffect(() => {
    if (opened > 0) choices.load(page);
  }, [opened]);
  // A saved client leads to its chart.
  useEffect(() => setOpen(false), [pathname]);
  const openDialog = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0 || pathname === page) return;
    event.preventDefault();
    setOpened(opened + 1);
    setOpen(true);
  };
  return (
    <>
      <LinkButton href={page} variant="primary" className={styles.button} icon={<Plus aria-hidden="true" size={20} />} onClick={openDialog}>
        New Client
      </LinkButton>
      <Dialog open={open} title="New Client" onClose={() => setOpen(false)}>
        {choices.data ? (
          <send.Form method="post" action={page} noValidate>
            <NewClientForm choices={choices.data} problem={send.data?.problem} prefix="new-" busy={send.state !== "idle"} onCancel={() => setOpen(false)} />
          </send.Form>
        ) : (
          <Skeleton />
        )}
      </Dialog>
    </>
  );
}
