# A JDK with this machine's Maven repository in /maven: a build with it needs no network.
ARG JDK_IMAGE
FROM ${JDK_IMAGE}
COPY repository /maven/repository
COPY wrapper /maven/wrapper
ENV MAVEN_USER_HOME=/maven
