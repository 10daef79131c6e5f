# Messenger.Site as an image: rootless, with a root that may be read-only. docs/deployment.md, In a container, says what was tried of it, and what not.
#   docker build -t messenger-site .
#   docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges -p 8080:8080 -v messenger-site:/data --env-file env messenger-site

FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
# The build takes the charts' library from npm, and nothing else.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
# What packages there are changes seldom: restored alone, it is kept between builds.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY Messenger.AspNetCore/Messenger.AspNetCore.csproj Messenger.AspNetCore/
COPY WebSite/WebSite.csproj WebSite/*.props WebSite/*.targets WebSite/
RUN dotnet restore WebSite -p:Configuration=Release
COPY . .
RUN dotnet publish WebSite -c Release --no-restore -o /out && mkdir /empty

# No shell, no package manager, no curl; with the world's languages and time zones.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
# Owned by root: the site can't change itself.
COPY --from=build /out ./
# The one place that it writes to, besides /tmp for files that merchants upload.
COPY --from=build --chown=1654:1654 --chmod=700 /empty /data
ENV ASPNETCORE_HTTP_PORTS=8080 DOTNET_EnableDiagnostics=0 ConnectionStrings__Site="Data Source=/data/site.db"
USER 1654
EXPOSE 8080/tcp
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s --retries=3 CMD ["dotnet", "/app/WebSite.dll", "check-health"]
ENTRYPOINT ["dotnet", "/app/WebSite.dll"]
