import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Endpoint } from '#contracts/endpoint.ts'
import { Problem } from '#contracts/problem.ts'

/** OpenAPI 3.1 at `/api/openapi.json`, made from the same contracts that check every request. Register before the routes. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '一窗 Yichuang',
        version: '0.1.0',
        description:
          '不见面审批平台接口。命令须带请求头 command-id（客户端生成的 UUID，重复发送视为同一命令）和 x-csrf-token；拒绝以 application/problem+json 作答，含规则代码、中文说明和依据。',
        license: { name: 'Apache-2.0' },
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'yichuang_session' } },
      },
      security: [{ session: [] }],
    },
    transform: (route) => {
      const described = toJsonSchema(route)
      const { contract } = (route.route.config ?? {}) as { contract?: Endpoint }
      return contract
        ? { ...described, schema: { ...described.schema, ...whole(contract, described.schema) } }
        : described
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(app.swagger()),
  )
  app.get('/api/docs', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(readable(app.swagger() as unknown as Described)),
  )
}

const toJsonSchema = createJsonSchemaTransform({
  schemaRegistry: z.globalRegistry,
  zodToJsonConfig: { unrepresentable: 'any' },
})

const bytes = { type: 'string', format: 'binary' }

/** What the checks of a route don't say but its callers need: headers that a change brings, bytes that go in or come out, and how it refuses. */
function whole(contract: Endpoint, { response }: FastifySchema): object {
  const changes = contract.method !== 'GET' && !contract.bringsProof && contract.can !== 'session.open'
  const token = changes && !(contract.asksInBody && contract.can === 'site.read')
  const problem = { description: '拒绝', content: { 'application/problem+json': { schema: problemSchema } } }
  return {
    headers: {
      type: 'object',
      properties: {
        ...(contract.kind === 'command'
          ? { 'command-id': { type: 'string', format: 'uuid', description: '客户端生成，重复发送视为同一命令' } }
          : {}),
        ...(token ? { 'x-csrf-token': { type: 'string', description: '登录时随会话取得' } } : {}),
      },
      required: [...(contract.kind === 'command' ? ['command-id'] : []), ...(token ? ['x-csrf-token'] : [])],
    },
    ...(contract.raw ? { consumes: [...contract.raw.mediaTypes], body: bytes } : {}),
    response: {
      ...(contract.answers
        ? { 200: { description: '文件', content: { [contract.answers]: { schema: bytes } } } }
        : (response as object)),
      '4xx': problem,
      '5xx': problem,
    },
  }
}

const problemSchema = z.toJSONSchema(Problem, { target: 'draft-2020-12' })

type Operation = {
  summary?: string
  tags?: string[]
  'x-permission'?: string
  'x-zones'?: string[]
  'x-reads'?: string[]
}
type Described = { info: { title: string; description: string }; paths: Record<string, Record<string, Operation>> }

const kinds: Record<string, string> = { query: '查询', command: '命令', action: '操作' }

/** The same description for people: one table, no script. */
function readable({ info, paths }: Described): string {
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) =>
        `<tr><td><code>${method.toUpperCase()}</code></td><td><code>${escape(path)}</code></td><td>${escape(operation.summary ?? '')}</td>` +
        `<td>${escape(kinds[operation.tags?.[0] ?? ''] ?? '')}</td><td>${escape(operation['x-permission'] ?? '')}</td>` +
        `<td>${escape((operation['x-reads'] ?? []).join('、') || '无')}</td></tr>`,
    ),
  )
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(info.title)} 接口说明</title></head><body><main><h1>${escape(info.title)} 接口说明</h1><p>${escape(info.description)}</p>
<p>完整的机器可读说明：<a href="/api/openapi.json">OpenAPI 3.1</a></p>
<table border="1" cellpadding="6" cellspacing="0"><caption>共 ${rows.length} 个接口</caption>
<thead><tr><th>方法</th><th>路径</th><th>说明</th><th>类别</th><th>权限</th><th>读取个人信息</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></main></body></html>`
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
}
