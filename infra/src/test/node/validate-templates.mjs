// Validates CloudFormation templates against AWS's own list of resource types.
// node validate-templates.mjs TEMPLATE.json ... : prints a line for each problem.
//
// Looked at: types of resources; unknown and missing properties; kinds of values (text, number,
// list, object); allowed values where the list has them. A value that is an intrinsic function is
// taken as it is. Not in the list, and so not looked at: ranges and lengths, patterns, which
// properties exclude or need each other, and what depends on the account.
import { readFileSync } from 'node:fs';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const db = loadAwsServiceSpecSync();
const RESOURCE_ATTRIBUTES = new Set([
  'Type', 'Properties', 'DependsOn', 'Condition', 'Metadata', 'CreationPolicy', 'DeletionPolicy',
  'UpdatePolicy', 'UpdateReplacePolicy',
]);

function isIntrinsic(value) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

/** The problems of a value, each with the path to it. */
function check(value, type, path) {
  if (isIntrinsic(value)) return [];
  switch (type.type) {
    case 'string':
      return checkText(value, type, path);
    case 'date-time':
      return typeof value === 'string' ? [] : [`${path} must be text`];
    case 'number':
    case 'integer':
      return checkNumber(value, type, path);
    case 'boolean':
      return /^(true|false)$/.test(String(value)) ? [] : [`${path} must be true or false`];
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((element, i) => check(element, type.element, `${path}[${i}]`))
        : [`${path} must be a list`];
    case 'map':
      return isObject(value)
        ? Object.entries(value).flatMap(([key, each]) => check(each, type.element, `${path}.${key}`))
        : [`${path} must be an object`];
    case 'ref':
      return isObject(value)
        ? checkObject(value, db.get('typeDefinition', type.reference.$ref).properties, path)
        : [`${path} must be an object`];
    case 'union': {
      const all = type.types.map((each) => check(value, each, path));
      return all.some((problems) => problems.length === 0) ? [] : all[0];
    }
    case 'tag':
      return isObject(value) && 'Key' in value && 'Value' in value
        ? []
        : [`${path} must have Key and Value`];
    case 'json':
      return [];
    default:
      return [`${path} is of a kind that this check does not know: ${type.type}`];
  }
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function checkText(value, type, path) {
  // CloudFormation turns numbers and booleans into text.
  if (typeof value === 'object') return [`${path} must be text`];
  if (type.allowedValues && !type.allowedValues.includes(String(value))) {
    return [`${path} must be one of ${type.allowedValues.join(', ')}, not ${value}`];
  }
  return [];
}

function checkNumber(value, type, path) {
  const number = Number(value);
  if (typeof value === 'object' || Number.isNaN(number)) return [`${path} must be a number`];
  if (type.type === 'integer' && !Number.isInteger(number)) return [`${path} must be whole`];
  if (type.allowedValues && !type.allowedValues.includes(number)) {
    return [`${path} must be one of ${type.allowedValues.join(', ')}, not ${value}`];
  }
  return [];
}

function checkObject(object, properties, path) {
  const problems = [];
  for (const [name, value] of Object.entries(object)) {
    const property = properties[name];
    if (property === undefined) {
      problems.push(`${path} has no ${name}`);
    } else {
      problems.push(...check(value, property.type, `${path}.${name}`));
    }
  }
  for (const [name, property] of Object.entries(properties)) {
    if (property.required && !(name in object)) problems.push(`${path}.${name} is missing`);
  }
  return problems;
}

function checkResource(id, resource) {
  const problems = Object.keys(resource)
    .filter((name) => !RESOURCE_ATTRIBUTES.has(name))
    .map((name) => `${id} has no ${name}`);
  // What a function of the stack's own makes is not in AWS's list.
  if (resource.Type.startsWith('Custom::')) return problems;
  const [known] = db.lookup('resource', 'cloudFormationType', 'equals', resource.Type);
  if (known === undefined) return [...problems, `${id}: there is no type ${resource.Type}`];
  return [
    ...problems,
    ...checkObject(resource.Properties ?? {}, known.properties, `${id} (${resource.Type})`),
  ];
}

for (const file of process.argv.slice(2)) {
  const template = JSON.parse(readFileSync(file, 'utf8'));
  for (const [id, resource] of Object.entries(template.Resources)) {
    for (const problem of checkResource(id, resource)) console.log(`${file}: ${problem}`);
  }
}
