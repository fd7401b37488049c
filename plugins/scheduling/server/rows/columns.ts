import { DataTypes } from "sequelize";

const { STRING, TEXT, BIGINT, INTEGER } = DataTypes;

/** Attributes as the plugin's tables have them. */
export const primary = { type: STRING(26), primaryKey: true } as const;
export const key = { type: STRING(26), allowNull: false } as const;
export const maybeKey = { type: STRING(26), allowNull: true } as const;
export const word = { type: STRING(20), allowNull: false } as const;
export const day = { type: STRING(10), allowNull: true } as const;
export const zone = { type: STRING(64), allowNull: false } as const;
export const name = { type: STRING(120), allowNull: false } as const;
export const text = { type: TEXT, allowNull: false } as const;
export const whole = { type: INTEGER, allowNull: false } as const;
export const maybeWhole = { type: INTEGER, allowNull: true } as const;
export const at = { type: BIGINT, allowNull: false } as const;
export const maybeAt = { type: BIGINT, allowNull: true } as const;
