# Rollcall's recipes; `just` lists them. `npm run just` where just is not installed.
set positional-arguments

_default:
    @{{just_executable()}} --list

_credentials:
    @npm run --silent credentials

# Run the synthesized stack on this machine
start *args:
    npm start -- "$@"

# Run every test
test *args:
    npm test -- "$@"

# Run the tests of validation, and count the valid and invalid people of the sample
validation-test:
    npx vitest run test/domain/kernel test/domain/user/values.test.ts validate-users test/docs/validation.test.ts test/docs/sample-people.test.ts
    PATH="$PWD/node_modules/.bin:$PATH" node test/docs/sample-people.ts

# Check format, lint, types, architecture, contract drift, synth and cdk-nag
check:
    npm run --silent check

# Format everything
fmt:
    npm run --silent fmt

# Synthesize the templates of all stages into cdk.out
synth:
    npm run --silent synth

# Compare a stage with what is deployed (needs credentials)
diff stage='dev': _credentials
    npx cdk diff '{{stage}}/*'

# Deploy a stage (needs credentials)
deploy stage='dev': _credentials
    npx cdk deploy '{{stage}}/*'

# Remove a stage (needs credentials)
destroy stage='dev': _credentials
    npx cdk destroy '{{stage}}/*'

# Create, change and read a thousand people on the running stack
demo *args:
    npm run --silent demo -- "$@"

# Count requests, capacity units and bundle bytes into docs/benchmarks.md
bench *args:
    npm run --silent bench -- "$@"

# Write openapi.json from the catalogue
openapi:
    npm run --silent openapi

# Write the JSON Schemas, AsyncAPI, TypeScript types, samples and page of the events from the catalogue
generate-events *args:
    npm run --silent events -- "$@"

# Write the typed client's types from openapi.json
client:
    npm run --silent client

# Bring the users of another directory in through the API: --from file.csv, see --help
migrate *args:
    npm run --silent migrate -- "$@"

# Compute USD per million commands, queries and sagas from the list prices into docs/cost.md
cost *args:
    npm run --silent cost -- "$@"

# Write docs/sagas.md, the steps and diagrams of every saga, from their definitions (their runs: `just saga`)
sagas *args:
    npm run --silent sagas -- "$@"

# Check imports, and that catalogue, handlers, templates, documents, alarms and grants agree
architecture-validate *args:
    npm run --silent architecture-validate -- "$@"

# Check cdk-nag, least privilege, licences, vulnerable versions, secrets and personal data
security-audit *args:
    npm run --silent security-audit -- "$@"

# Say which event, by whom and in which request, set a field of a user of the running stack
why *args:
    npm run --silent why -- "$@"

# Print what a request set off on the running stack, as a tree
trace *args:
    npm run --silent trace -- "$@"

# Take a picture of each view of the console, of a stack with a small story, into docs/pictures
pictures *args:
    npm run --silent pictures -- "$@"

# Erase a user of the running stack for good, and prove that nothing of it is left in any store or log
erase-proof *args:
    npm run --silent erase-proof -- "$@"

# Make the read models of the running stack what the log says, while it serves
rebuild *args:
    npm run --silent rebuild -- "$@"

# List the processes that have not ended, or take up one that is parked: list, redrive <process id>
saga *args:
    npm run --silent saga -- "$@"

# List what was set aside on the running stack, say why, or redrive it: list, why <id>, redrive
dlq *args:
    npm run --silent dlq -- "$@"

# Run commands against a log with every fault, from many seeds, and say what was reached
simulate *args:
    npm run --silent simulate -- "$@"

# Bring 10,000 users in on a stack of its own, interrupted twice, and compare them with the plan
migrate-proof *args:
    npm run --silent migrate-proof -- "$@"

# Kill the stack with a process of every saga in each of its states, and look how each ends after the restart
restart-proof *args:
    npm run --silent restart-proof -- "$@"

# Onboard 500 people at once beside a participant that fails and hangs, and look at what became of each
onboarding-proof *args:
    npm run --silent onboarding-proof -- "$@"

# Print the metrics of the running stack as a table: [minutes] [part of a name]
metrics-collect *args:
    npm run --silent metrics-collect -- "$@"
