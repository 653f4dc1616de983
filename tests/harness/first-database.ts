// Makes what the databases of all test files begin with, before several of them would wait for it at once, each having compiled the server for itself.
import { testDatabase } from './postgres.ts'
import { settledCity } from './settled-city.ts'

// What it used is left by itself, as at the end of a test file.
await testDatabase(settledCity)
