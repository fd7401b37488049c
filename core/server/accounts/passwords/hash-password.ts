import { hash, verify } from "@node-rs/argon2";

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const mostAtOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  // A burst of sign-ins must not take every thread of the pool, which files and DNS need too.
  if (running >= mostAtOnce) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** One form for the ways in which keyboards compose the same letters; spaces stay. */
const normal = (password: string): string => password.normalize("NFC");

/** The argon2id hash to store, with its salt and cost in it. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), cost));

let dummy: Promise<string> | undefined;

/**
 * Whether the password belongs to the stored hash. Without a stored hash it works as long and answers false,
 * so that the time tells nobody whether an address is known.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword("a stand-in for accounts that do not exist");
  const against = stored ?? (await dummy);
  const fits = await inTurn(() => verify(against, normal(password)));
  return stored !== null && fits;
}
