{ "extends": "../../../config/tsconfig/ui.json", "include": ["."] }
