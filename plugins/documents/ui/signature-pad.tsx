import { Button } from "@anteroom/core/ui";
import { useEffect, useRef, useState } from "react";
import type SignaturePadLibrary from "signature_pad";
import styles from "./documents.module.css";

/** A place to draw with a finger, pen or mouse. The library comes only when somebody chooses to draw. */
export function SignaturePad({ error, onDrawn }: { error?: string; onDrawn: (drawing: string) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePadLibrary | null>(null);
  const [state, setState] = useState("The drawing is empty.");
  useEffect(() => {
    let gone = false;
    const element = canvas.current;
    if (!element) return undefined;
    void import("signature_pad").then(({ default: Pad }) => {
      if (gone) return;
      const scale = Math.max(window.devicePixelRatio, 1);
      element.width = element.offsetWidth * scale;
      element.height = element.offsetHeight * scale;
      element.getContext("2d")?.scale(scale, scale);
      const made = new Pad(element, { backgroundColor: "#ffffff", penColor: "#101828" });
      made.addEventListener("endStroke", () => {
        setState("There is a drawing.");
        onDrawn(made.toDataURL("image/png"));
      });
      pad.current = made;
    });
    return () => {
      gone = true;
      pad.current?.off();
    };
  }, []);
  const clear = () => {
    pad.current?.clear();
    setState("The drawing is empty.");
    onDrawn("");
  };
  return (
    <div className={styles.section} id="drawing" tabIndex={-1}>
      <p id="drawing-hint">Draw your signature in the box. Drawing is optional: you can type your name instead.</p>
      {error ? <p id="drawing-error"><strong>{error}</strong></p> : null}
      <canvas ref={canvas} className={styles.canvas} role="img" aria-label={`Your drawn signature. ${state}`} />
      <div className={styles.buttons}>
        <Button type="button" variant="secondary" onClick={clear}>Clear the drawing</Button>
        <span role="status">{state}</span>
      </div>
    </div>
  );
}
