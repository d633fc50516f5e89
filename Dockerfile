# One image for every service: the jars of a build, the service chosen by MAIN.
#   ./mvnw -DskipTests package first; the image itself builds nothing and downloads nothing.
FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 dangjian
WORKDIR /app
COPY local/target/lib/ lib/
USER dangjian
ENV MAIN=dangjian.gateway.GatewayApplication
EXPOSE 8080 8081
ENTRYPOINT ["sh", "-c", "exec java -XX:MaxRAMPercentage=70 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp '/app/lib/*' \"$MAIN\""]
