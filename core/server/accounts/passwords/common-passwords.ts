const words = `password passwort passw0rd p@ssword p@ssw0rd letmein welcome welcome1 admin administrator login master access secret
qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm azerty iloveyou loveyou sunshine princess princesa dragon monkey football baseball
basketball soccer hockey superman batman spiderman pokemon starwars whatever trustno1 shadow michael jennifer jordan jessica ashley
charlie daniel thomas robert matthew andrew joshua hunter ranger harley mustang corvette ferrari mercedes porsche summer winter spring
autumn january february october november december monday friday sunday america england london liverpool chelsea arsenal barcelona
butterfly flower rainbow chocolate cookie cheese coffee banana orange pepper ginger purple yellow computer internet samsung google
facebook linkedin twitter youtube microsoft windows android apple iphone changeme default temporary guest test testing tester hello
helloworld freedom nothing forever family friends mother father sister brother jesus christ blessed heaven angel killer hacker ninja
changethis mypassword yourpassword newpassword thepassword letmeinnow openup opensesame abcdef abcdefgh abcdefghij abc abcd therapy
therapist counseling counselling counselor psychology mentalhealth wellness healing patient client portal clientportal patientportal
anteroom doctor nurse clinic hospital health healthcare medical appointment`.split(/\s+/);

const tails = ["", "1", "12", "123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890", "0", "00", "000", "01",
  "007", "11", "111", "1111", "69", "99", "321", "4321", "54321", "654321", "987654321", "abc", "xyz", "abc123", "123abc", "qwerty", "asdf"];

const walks = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertyuiopasdfghjklzxcvbnm", "1234567890", "0987654321", "poiuytrewq", "lkjhgfdsa",
  "mnbvcxz", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "zaq12wsxcde34rfvbgt56yhn", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0", "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba", "01234567890123456789", "azertyuiopqsdfghjklm"];

const leet: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" };

/** The letters and digits that a guesser's rules would reduce a password to. */
export const bare = (text: string): string => text.normalize("NFKD").toLowerCase().replaceAll(/[^a-z0-9]/g, "");
const unleet = (text: string): string => text.toLowerCase().replaceAll(/[013457@$!]/g, (sign) => leet[sign] ?? sign);
const withoutEnds = (text: string): string => text.replaceAll(/^[0-9]+|[0-9]+$/g, "");

/** Every base word with every tail, and every word twice or with another year: several thousand that guessers try first. */
const commonPasswords: ReadonlySet<string> = (() => {
  const all = new Set<string>();
  for (const word of words) {
    const plain = bare(word);
    for (const tail of tails) all.add(plain + tail);
    for (let year = 1940; year <= 2035; year += 1) all.add(`${plain}${year}`);
    for (const again of ["", "1", "123"]) all.add(plain + plain + again);
    all.add(plain + plain + plain);
  }
  return all;
})();

const baseWords = new Set(words.map(bare));

/** Whether nothing is left of the text once known words are cut out of it. */
function onlyBaseWords(text: string): boolean {
  const reach = [true];
  for (let end = 1; end <= text.length; end += 1) {
    reach[end] = false;
    for (let start = Math.max(0, end - 16); start < end && !reach[end]; start += 1) {
      reach[end] = reach[start] === true && baseWords.has(text.slice(start, end));
    }
  }
  return reach[text.length] === true;
}

function isWalk(text: string): boolean {
  if (walks.some((walk) => walk.includes(text) || (walk + walk).includes(text))) return true;
  const parts = text.match(/.{1,4}/g) ?? [];
  return parts.length > 1 && parts.every((part) => part.length < 3 || walks.some((walk) => walk.includes(part)));
}

const isRepeated = (text: string): boolean => /^(.{1,6}?)\1+.{0,2}$/.test(text) || new Set(text).size <= 3;

/**
 * Whether guessers try it early: a known password with digits around it, a walk over the keyboard, a repetition,
 * or (of at most 16 letters) nothing but known words.
 */
export function isCommonPassword(password: string): boolean {
  const plain = bare(password);
  if (plain.length === 0) return new Set(password).size <= 3;
  const bases = new Set([plain, bare(unleet(password)), bare(unleet(password.replaceAll(/[!?.*#]+$/g, "")))]);
  for (const one of bases) {
    const core = withoutEnds(one);
    if (commonPasswords.has(one) || isWalk(one) || isRepeated(one)) return true;
    if (core.length > 0 && core.length <= 16 && one.length <= 24 && onlyBaseWords(core)) return true;
  }
  return /^\d+$/.test(password) && password.length < 16;
}
