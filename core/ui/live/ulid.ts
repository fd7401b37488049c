const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
let lastTime = 0;
let lastRandom: number[] = [];

/** A ULID: sorts by the time it was made, and within one millisecond by the order on this page. */
export function newUlid(now: number = Date.now()): string {
  if (now > lastTime) {
    lastTime = now;
    lastRandom = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte % 32);
    // Room to count up, however many are made in this millisecond.
    lastRandom[0] = (lastRandom[0] ?? 0) % 16;
  } else {
    let at = 15;
    while (lastRandom[at] === 31) lastRandom[at--] = 0;
    lastRandom[at] = (lastRandom[at] ?? 0) + 1;
  }
  let time = "";
  for (let left = lastTime; time.length < 10; left = Math.floor(left / 32)) time = `${alphabet[left % 32]}${time}`;
  return time + lastRandom.map((digit) => alphabet[digit]).join("");
}
