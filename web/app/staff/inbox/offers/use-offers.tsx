import type { PlusItem } from "@anteroom/core/ui/composer-slot.ts";
import type { OfferLine } from "@anteroom/core/server";
import { useState, type MouseEvent, type ReactNode } from "react";
import { OfferDialog } from "./offer-dialog.tsx";
import { offerPath } from "./offer-path.ts";

/** Lines of a menu of cards, each a link to its page and with JavaScript a dialog; `dialog` stands anywhere outside a form. */
export function useOffers(view: string): { itemsOf: (conversationId: string, offers: readonly OfferLine[]) => PlusItem[]; dialog: ReactNode } {
  const [open, setOpen] = useState<{ href: string; label: string } | null>(null);
  const itemsOf = (conversationId: string, offers: readonly OfferLine[]): PlusItem[] =>
    offers.map((offer) => {
      const href = offerPath(view, conversationId, offer);
      const onSelect = (event: MouseEvent): void => {
        event.preventDefault();
        setOpen({ href, label: offer.label });
      };
      return { href, label: offer.label, onSelect };
    });
  return { itemsOf, dialog: <OfferDialog href={open?.href ?? null} label={open?.label ?? ""} onClose={() => setOpen(null)} /> };
}
