import { X } from "@anteroom/core/ui/icons.ts";
import { useEffect, useState } from "react";
import type { PortalHome } from "@anteroom/core/server";
import styles from "./shell.module.css";

const storeName = "anteroom-banner-closed";

/** What the practice wants everybody to know; closing it lasts until its words change. Nothing of it is stored, only how it sums up. */
export function PracticeBanner({ banner, practiceId }: { banner: NonNullable<PortalHome["banner"]>; practiceId: string }) {
  const [scripted, setScripted] = useState(false);
  const [closed, setClosed] = useState(false);
  const mark = `${practiceId} ${sumOf(banner.text)}`;
  useEffect(() => {
    setScripted(true);
    setClosed(readMark() === mark);
  }, [mark]);
  if (closed) return null;
  const close = (): void => {
    try {
      localStorage.setItem(storeName, mark);
    } catch {
      // A browser that stores nothing shows it again next time.
    }
    setClosed(true);
    document.getElementById("h1")?.focus();
  };
  return (
    <section className={styles.banner} aria-label="From your practice">
      <p dir="auto">{banner.text}</p>
      {banner.dismissible && scripted ? (
        <button type="button" onClick={close} title="Close">
          <X aria-hidden="true" size={20} />
          <span className="vh">Close this notice</span>
        </button>
      ) : null}
    </section>
  );
}

function readMark(): string | null {
  try {
    return localStorage.getItem(storeName);
  } catch {
    return null;
  }
}

function sumOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0;
  return sum;
}
