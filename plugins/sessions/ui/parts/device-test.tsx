import { Button, Notice, useAnnounce } from "@anteroom/core/ui";
import { useEffect, useRef, useState } from "react";
import { mediaProblem, networkWords } from "./media-problem.ts";
import styles from "./sessions.module.css";

interface Result {
  camera: string | null;
  microphone: string | null;
  problem: string | null;
  network: { good: boolean; words: string };
}

/** The middle of three round trips to the portal, in milliseconds. */
async function roundTrip(): Promise<number | null> {
  try {
    const times: number[] = [];
    for (let trip = 0; trip < 3; trip += 1) {
      const began = performance.now();
      await fetch("/healthz", { method: "HEAD", cache: "no-store" });
      times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b)[1] ?? null;
  } catch {
    return null;
  }
}

/** Shows the camera's picture and the microphone's level, and says what stands in the way. */
export function DeviceTest() {
  const [result, setResult] = useState<Result>();
  const [busy, setBusy] = useState(false);
  const [level, setLevel] = useState(0);
  const [scripted, setScripted] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const stop = useRef<() => void>(() => undefined);
  const { polite: announce } = useAnnounce();
  useEffect(() => {
    setScripted(true);
    return () => stop.current();
  }, []);

  const listen = (stream: MediaStream): void => {
    const sound = new AudioContext();
    const analyser = sound.createAnalyser();
    sound.createMediaStreamSource(stream).connect(analyser);
    const wave = new Uint8Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getByteTimeDomainData(wave);
      setLevel(Math.max(...wave.map((value) => Math.abs(value - 128))) / 128);
    }, 200);
    stop.current = () => {
      clearInterval(timer);
      void sound.close();
      for (const track of stream.getTracks()) track.stop();
    };
  };

  const test = async (): Promise<void> => {
    setBusy(true);
    stop.current();
    const network = networkWords(await roundTrip());
    let found: Result;
    try {
      // Not there on pages without https.
      const media = navigator.mediaDevices as MediaDevices | undefined;
      if (!media) throw Object.assign(new Error("no media"), { name: "unsupported" });
      const stream = await media.getUserMedia({ video: true, audio: true });
      listen(stream);
      if (video.current) video.current.srcObject = stream;
      found = { camera: stream.getVideoTracks()[0]?.label || "Camera", microphone: stream.getAudioTracks()[0]?.label || "Microphone", problem: null, network };
    } catch (error) {
      found = { camera: null, microphone: null, problem: mediaProblem(error instanceof Error ? error.name : ""), network };
    }
    setResult(found);
    setBusy(false);
    announce(found.problem ?? `Your camera and microphone work. ${network.words}`);
  };

  const works = result !== undefined && result.problem === null;
  return (
    <div className={styles.page}>
      {scripted ? <p><Button type="button" variant={works ? "secondary" : "primary"} busy={busy} busyLabel="Testing…" onClick={() => void test()}>{result ? "Test again" : "Test camera, microphone and connection"}</Button></p> : null}
      {result?.problem ? <Notice tone="warning" title="Camera and microphone">{result.problem}</Notice> : null}
      <section aria-labelledby="camera" className={styles.section} hidden={!works}>
        <h2 id="camera">Camera</h2>
        <p>{result?.camera}. You should see yourself here.</p>
        <video ref={video} className={styles.preview} autoPlay muted playsInline aria-label="Your camera" />
        <h2 id="microphone">Microphone</h2>
        <p>{result?.microphone}. Say something: the bar should move.</p>
        <meter className={styles.meter} aria-labelledby="microphone" min={0} max={1} value={level} />
      </section>
      {result ? <Notice tone={result.network.good ? "success" : "warning"} title="Connection">{result.network.words}</Notice> : null}
    </div>
  );
}
