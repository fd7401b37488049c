import { Button } from "@anteroom/core/ui";
import { useEffect, useRef, useState } from "react";
import type { PointerEvent } from "react";
import styles from "./questions.module.css";

const size = { width: 1000, height: 300 };

type Stroke = number[];

const parsed = (text: string): Stroke[] => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as Stroke[]) : [];
  } catch {
    return [];
  }
};

const pathOf = (stroke: Stroke): string => {
  const points: string[] = [];
  for (let at = 0; at + 1 < stroke.length; at += 2) points.push(`${stroke[at]} ${stroke[at + 1]}`);
  return points.length > 1 ? `M${points.join("L")}` : `M${points[0]}l1 0`;
};

/** Draws a name with finger, pen or mouse. It is extra: the typed name is the signature, so nobody has to drag. */
export function SignaturePad({ name, drawn }: { name: string; drawn: string }) {
  const [scripted, setScripted] = useState(false);
  const [strokes, setStrokes] = useState(() => parsed(drawn));
  const drawing = useRef(false);
  useEffect(() => setScripted(true), []);
  const value = strokes.length > 0 ? JSON.stringify(strokes) : "";
  // Without scripts what was drawn before is sent again as it is.
  if (!scripted) return drawn ? <input type="hidden" name={name} value={drawn} /> : null;
  const point = (event: PointerEvent<SVGSVGElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [Math.round(((event.clientX - box.left) / box.width) * size.width), Math.round(((event.clientY - box.top) / box.height) * size.height)];
  };
  return (
    <div className={styles.pad}>
      <p id={`${name}-label`} className={styles.legend}>Draw your name <span className={styles.optional}>(optional)</span></p>
      <input type="hidden" name={name} value={value} />
      <svg
        role="img" aria-labelledby={`${name}-label`} aria-describedby={`${name}-state`} viewBox={`0 0 ${size.width} ${size.height}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drawing.current = true;
          const at = point(event);
          setStrokes((all) => [...all, at]);
        }}
        onPointerMove={(event) => {
          if (!drawing.current) return;
          const at = point(event);
          setStrokes((all) => [...all.slice(0, -1), [...(all.at(-1) ?? []), ...at]]);
        }}
        onPointerUp={() => (drawing.current = false)}
        onPointerCancel={() => (drawing.current = false)}
      >
        {strokes.map((stroke, at) => <path key={at} d={pathOf(stroke)} />)}
      </svg>
      <p id={`${name}-state`} className={styles.hint}>{strokes.length > 0 ? "There is a drawing." : "Nothing is drawn."}</p>
      <div><Button type="button" variant="quiet" onClick={() => setStrokes([])}>Clear the drawing</Button></div>
    </div>
  );
}
