// SNS, SQS and S3 in memory: node fauxqs.mjs <port> <region>
import { startFauxqs } from 'fauxqs';

const [port, region] = process.argv.slice(2);
await startFauxqs({ port: Number(port), defaultRegion: region, logger: false });
