{
  "name": "{{package}}",
  "version": "1.0.0",
  "private": true,
  "license": "Apache-2.0",
  "type": "module",
  "exports": {
    "./manifest": {
      "types": "./dist/manifest.d.ts",
      "source": "./manifest.ts",
      "default": "./dist/manifest.js"
    },
    "./server": {
      "types": "./dist/server/index.d.ts",
      "browser": null,
      "source": "./server/index.ts",
      "default": "./dist/server/index.js"
    },
    "./ui": "./ui/index.ts",
    "./package.json": "./package.json"
  },
  "scripts": {
    "build": "tsc -p tsconfig.json",
    "typecheck": "tsc -p tsconfig.json --noEmit && tsc -p ui/tsconfig.json --noEmit"
  },
  "peerDependencies": {
    "@anteroom/core": "^{{core}}",
    "react": "^18.3.1"
  }
}
