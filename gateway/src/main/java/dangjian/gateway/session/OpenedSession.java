package dangjian.gateway.session;

import io.swagger.v3.oas.annotations.media.Schema;

/// What goes out to somebody who has signed in.
@Schema(oneOf = SessionViews.Tokens.class)
public sealed interface OpenedSession permits SessionViews.Tokens {}
