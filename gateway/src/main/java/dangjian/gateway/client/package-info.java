/// Other systems (接入系统): their registration, credentials, access tokens and quotas (OAuth 2 client credentials).
@NullMarked
package dangjian.gateway.client;

import org.jspecify.annotations.NullMarked;
