import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: './src/main/ledger/store/schema.ts',
  out: './drizzle'
})
