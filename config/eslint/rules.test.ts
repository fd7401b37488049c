import { join } from "node:path";
import { ESLint } from "eslint";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const eslint = new ESLint({ cwd: root });

async function rulesBroken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

const restricted = "@typescript-eslint/no-restricted-imports";

it.each<[string, string, string, string]>([
  ["sync() in the core", "core/server/x.ts", "declare const db: { sync(): void };\ndb.sync();\n", "no-restricted-syntax"],
  ["sync() of a model", "plugins/to-dos/server/x.ts", "declare const models: { ToDo: { sync(): void } };\nmodels.ToDo.sync();\n", "no-restricted-syntax"],
  ["raw SQL in a plugin", "plugins/to-dos/server/x.ts", "declare const sequelize: { query(sql: string): void };\nsequelize.query('x');\n", "no-restricted-syntax"],
  ["raw SQL on a context's sequelize", "plugins/to-dos/server/x.ts", "declare const db: { sequelize: { query(sql: string): void } };\ndb.sequelize.query('x');\n", "no-restricted-syntax"],
  ["a look across practices in a plugin", "plugins/to-dos/server/x.ts", "declare function allPractices(): void;\nexport const x = () => allPractices();\n", "no-restricted-syntax"],
  ["all of zod in a page", "web/app/x.tsx", "import { z } from 'zod';\nexport const x = z;\n", restricted],
  ["all of zod in a plugin's UI", "plugins/to-dos/ui/x.ts", "import * as z from 'zod';\nexport const x = z;\n", restricted],
  ["a server value in a page", "plugins/to-dos/ui/x.ts", "import { router } from '../server/router.ts';\nexport const x = router;\n", restricted],
  ["a server door in a component", "core/ui/x.ts", "import { y } from '@anteroom/core/server';\nexport const x = y;\n", restricted],
  ["a variable that nothing uses", "core/server/x.ts", "const x = 1;\n", "@typescript-eslint/no-unused-vars"],
])("refuses %s", async (_name, file, code, rule) => expect(await rulesBroken(file, code)).toContain(rule));

it.each<[string, string, string]>([
  ["a server type in a page", "plugins/to-dos/ui/x.ts", "import type { Router } from '../server/router.ts';\nexport type X = Router;\n"],
  ["the small zod in a page", "web/app/x.tsx", "import { z } from 'zod/mini';\nexport const x = z;\n"],
  ["React's own server rendering", "web/app/x.tsx", "import { renderToString } from 'react-dom/server';\nexport const x = renderToString;\n"],
  ["the flush of a file", "core/server/x.ts", "declare const file: { sync(): Promise<void> };\nawait file.sync();\n"],
  ["SQL in the core", "core/server/x.ts", "declare const sequelize: { query(sql: string): void };\nsequelize.query('x');\n"],
])("allows %s", async (_name, file, code) => expect(await rulesBroken(file, code)).toEqual([]));
