import { Component, useEffect, useState } from "react";
import type { ComponentType, ReactNode, RefObject } from "react";
import { flushSync } from "react-dom";
import type { CardEnvelope } from "../../server/inbox/card-view.ts";
import type { BlockContext } from "./card-blocks.tsx";

/** What a plugin's own face of a card is given. It stands inside the card's form, between status and foot. */
export interface CardComponentProps extends BlockContext {
  card: CardEnvelope;
  /** The view's blocks and actions as core draws them; a face may use either, and must keep the same fields and actions. */
  blocks: ReactNode;
  actions: ReactNode;
  /** The action under way. */
  busy?: string;
}

/** Loads a plugin's face of a card; one function per card kind, made once. */
export type CardComponentLoader = () => Promise<{ default: ComponentType<CardComponentProps> }>;

const giveUpAfterMs = 8000;
const loaded = new Map<CardComponentLoader, ComponentType<CardComponentProps>>();

/** The plugin's face once it has loaded; never while the person is already using the view, whose answers it would drop. */
export function useCardComponent(load: CardComponentLoader | undefined, form: RefObject<HTMLElement>, onFail: (reason: string) => void) {
  const [face, setFace] = useState<ComponentType<CardComponentProps> | undefined>(() => load && loaded.get(load));
  useEffect(() => {
    if (!load || face) return undefined;
    let over = false;
    const end = (reason?: string) => {
      if (!over && reason) onFail(reason);
      over = true;
    };
    const element = form.current;
    const touched = () => end();
    element?.addEventListener("input", touched);
    const timer = setTimeout(() => end("took longer than 8 seconds"), giveUpAfterMs);
    load().then(
      (module) => {
        loaded.set(load, module.default);
        // At once, so that nothing can be answered between the question and the change.
        if (!over && !inUse(element)) flushSync(() => setFace(() => module.default));
        end();
      },
      () => end("could not be loaded"),
    );
    return () => {
      over = true;
      clearTimeout(timer);
      element?.removeEventListener("input", touched);
    };
    // onFail only logs; a new one is no reason to load again.
  }, [load, face, form]);
  return face;
}

/** Also answers that were given before the page came alive. */
function inUse(form: HTMLElement | null): boolean {
  if (!form) return false;
  const fields = form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input:not([type=hidden]), textarea");
  return form.contains(document.activeElement) || [...fields].some(isAnswered);
}

const isAnswered = (field: HTMLInputElement | HTMLTextAreaElement): boolean =>
  field.value !== field.defaultValue || (field instanceof HTMLInputElement && field.checked !== field.defaultChecked);

interface BoundaryProps {
  fallback: ReactNode;
  onFail: (reason: string) => void;
  children: ReactNode;
}

/** Puts the view in the place of a face that throws; the rest of the conversation does not notice. */
export class CardBoundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    this.props.onFail("threw while drawing");
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
