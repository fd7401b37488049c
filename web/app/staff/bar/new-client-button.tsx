import { Dialog, LinkButton, Skeleton } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { useEffect, useState, type MouseEvent } from "react";
import { useFetcher, useLocation } from "../../remix.ts";
import { NewClientForm } from "../clients/new-client-form.tsx";
import type { action, loader } from "../clients/new-client-page.tsx";
import styles from "./new-client-button.module.css";

const page = "/staff/clients/new";

/** + New Client, at the top right and in the list: a page of its own without JavaScript, the same form in a dialog with it. */
export function NewClientButton({ place = "bar" }: { place?: "bar" | "list" }) {
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  // Each opening starts afresh, also after one that was refused and given up.
  const [opened, setOpened] = useState(0);
  const choices = useFetcher<typeof loader>({ key: `new-client-choices-${place}-${opened}` });
  const send = useFetcher<typeof action>({ key: `new-client-${place}-${opened}` });
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
      <LinkButton href={page} variant={place === "bar" ? "primary" : "secondary"} className={styles[place]} title="New Client" icon={<Plus aria-hidden="true" size={20} />} onClick={openDialog}>
        <span>New Client</span>
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
