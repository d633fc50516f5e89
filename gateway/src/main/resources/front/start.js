const english = document.documentElement.lang === 'en';
const services = [
  ['platform', '全部接口', 'All'],
  ['', '网关', 'Gateway'],
  ['org-service', '党组织', 'Organisations'],
  ['member-service', '党员', 'Members'],
  ['activity-service', '组织生活', 'Activities'],
  ['evaluation-service', '积分、星级与指标', 'Points, stars and figures'],
];
SwaggerUIBundle({
  dom_id: '#interface',
  urls: services.map(([service, chinese, name]) => ({
    url: service ? `/v3/api-docs/${service}` : '/v3/api-docs',
    name: english ? name : chinese,
  })),
  layout: 'StandaloneLayout',
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  validatorUrl: null,
  docExpansion: 'none',
  filter: true,
});
