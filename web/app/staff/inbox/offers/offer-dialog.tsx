import { Dialog, Notice } from "@anteroom/core/ui";
import { useAnnounce } from "@anteroom/core/ui/announcer.tsx";
import { useEffect } from "react";
import { useFetcher } from "../../../remix.ts";
import { OfferSteps, type OfferAnswer } from "./offer-steps.tsx";
import type { loader } from "./offer-page.tsx";

interface Props {
  /** The offer's page, or null while no dialog is open. */
  href: string | null;
  label: string;
  onClose: () => void;
}

/** The page of an offer over what is open behind it. */
export function OfferDialog({ href, label, onClose }: Props) {
  return <Dialog open={href !== null} title={label} onClose={onClose}>{href ? <Steps key={href} href={href} onClose={onClose} /> : null}</Dialog>;
}

function Steps({ href, onClose }: { href: string; onClose: () => void }) {
  const page = useFetcher<typeof loader>();
  const step = useFetcher<OfferAnswer>();
  const { polite } = useAnnounce();
  const { load } = page;
  useEffect(() => load(href), [load, href]);
  const { data: answer } = step;
  const name = page.data?.offer?.recipient.name;
  useEffect(() => {
    if (!answer?.sent) return;
    onClose();
    polite(`Sent to ${name ?? "the client"}.`);
    // The answer alone ends the dialog.
  }, [answer]);
  useEffect(() => {
    // The preview takes the place of the form: reading starts at its top.
    if (!answer?.preview) return;
    const heading = document.querySelector<HTMLElement>("dialog[open] h2");
    heading?.focus();
    heading?.closest("dialog")?.scrollTo(0, 0);
  }, [answer?.preview]);
  if (!page.data) return <p>Loading…</p>;
  if (!page.data.offer) return <Notice>{page.data.why}</Notice>;
  return <OfferSteps offer={page.data.offer} formKey={page.data.key} answer={answer} Form={step.Form} action={href} inDialog busy={step.state !== "idle"} />;
}
