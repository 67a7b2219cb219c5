import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { readSettings } from '../../server/read-settings.ts';

const read = (name: string) => readFileSync(new URL(`../../manifests/hosting/${name}`, import.meta.url), 'utf8');
const probes = ['/healthz', '/readyz'];

describe('the examples for hosting', () => {
  it('Azure Container Apps: settings that the server takes, its probes, and never no instance', () => {
    const { identity, properties } = parse(read('container-app.yaml'));
    const [container] = properties.template.containers;
    const env = Object.fromEntries(
      container.env.map((e: Record<string, string>) => [e.name, e.value ?? '0'.repeat(64)]),
    );
    expect(readSettings(env)!.companies[0]!.settings).toMatchObject({ LIAISON_MANAGED_IDENTITY: 'system' });
    expect(identity.type).toBe('SystemAssigned');
    expect(container.probes.map((p: { httpGet: { path: string } }) => p.httpGet.path)).toEqual(probes);
    const ports = container.probes.map((p: { httpGet: { port: number } }) => p.httpGet.port);
    expect(new Set([...ports, properties.configuration.ingress.targetPort])).toEqual(new Set([3978]));
    expect(properties.template.scale.minReplicas).toBeGreaterThan(0);
  });

  it('Kubernetes: not as root, nothing written, its probes, and time to finish what was begun', () => {
    const [deployment, service, ingress] = parseAllDocuments(read('kubernetes.yaml')).map((d) => d.toJS());
    const { spec } = deployment.spec.template;
    const [container] = spec.containers;
    expect(spec.securityContext.runAsNonRoot).toBe(true);
    expect(container.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
    expect([container.livenessProbe.httpGet.path, container.readinessProbe.httpGet.path]).toEqual(probes);
    expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(20);
    expect(service.spec.ports[0].targetPort).toBe(container.ports[0].containerPort);
    expect(ingress.spec.rules[0].http.paths[0].backend.service.name).toBe(service.metadata.name);
  });

  it('a machine of the company’s own: settings that the server takes, and a unit without rights', () => {
    const lines = read('vm/liaison.env').split('\n');
    const env = Object.fromEntries(
      lines.filter((l) => l && !l.startsWith('#')).map((l) => l.split(/=(.*)/).slice(0, 2)),
    );
    expect(readSettings(env)!.companies[0]!.settings.LIAISON_SUITE).toBe('feishu');
    const unit = read('vm/liaison.service');
    for (const line of ['DynamicUser=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes']) expect(unit).toContain(line);
    expect(read('vm/Caddyfile')).toContain(`127.0.0.1:${env.PORT}`);
  });
});
