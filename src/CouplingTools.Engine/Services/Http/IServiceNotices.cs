namespace CouplingTools.Engine.Services.Http;

/// <summary>Is told what a user would wonder about while a service is waited for. Called from any thread.</summary>
internal interface IServiceNotices
{
    void Paused(ServicePause pause);
}
