// Loaded before the portal (`node --import`): its clock runs as many milliseconds ahead as the file CLOCK_AHEAD says.
import { readFileSync } from "node:fs";

const file = process.env.CLOCK_AHEAD;
const RealDate = Date;
let ahead = 0;
const read = () => {
  try {
    ahead = Number(readFileSync(file, "utf8"));
  } catch {
    // The test is over and has taken its file along.
  }
};
read();
setInterval(read, 100).unref();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }

  static now() {
    return RealDate.now() + ahead;
  }
};
