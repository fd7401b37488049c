/** What to do when camera and microphone cannot be used, by the browser's reason. */
export function mediaProblem(name: string): string {
  if (name === "NotAllowedError" || name === "SecurityError") return "Your browser blocks the camera and microphone here. Choose the camera or lock sign beside the address, allow both, and test again.";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "No camera or microphone was found. Connect one, or join on another device.";
  if (name === "NotReadableError" || name === "AbortError") return "Another program uses your camera or microphone. Close it and test again.";
  if (name === "unsupported") return "This browser cannot use a camera here. Try a newer browser, or another device.";
  return "The camera or microphone did not start. Test again, or restart your device.";
}

/** How good a connection is for video, from the time of one round trip in milliseconds; null when nothing came back. */
export function networkWords(roundTripMs: number | null): { good: boolean; words: string } {
  if (roundTripMs === null) return { good: false, words: "You are offline. Check your connection and test again." };
  if (roundTripMs < 250) return { good: true, words: "Your connection is good for video." };
  if (roundTripMs < 700) return { good: true, words: "Your connection is slow but may do. Go closer to your router, or turn your camera off in the session." };
  return { good: false, words: "Your connection is very slow. Another network, or a session by phone, may be better." };
}
